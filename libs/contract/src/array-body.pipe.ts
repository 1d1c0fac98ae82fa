import {
  BadRequestException,
  ParseArrayPipe,
  type ArgumentMetadata,
  type PipeTransform,
  type Type,
} from '@nestjs/common';

/**
 * Checks a request body that is a JSON array of objects. Nest's `ParseArrayPipe` checks the items and names index and
 * field of each mistake; this pipe first refuses what that one would be lenient about.
 */
export class ArrayBodyPipe implements PipeTransform<unknown, Promise<unknown[]>> {
  private readonly items: ParseArrayPipe;

  /**
   * @param item the class of the items; properties it does not know are dropped
   * @param maxItems the most items accepted
   */
  constructor(
    item: Type<unknown>,
    private readonly maxItems = Infinity,
  ) {
    this.items = new ParseArrayPipe({ items: item, whitelist: true, stopAtFirstError: false });
  }

  /**
   * @param value the parsed body
   * @param metadata what Nest says about the argument
   * @returns instances of the item class
   * @throws BadRequestException naming what is wrong
   */
  async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown[]> {
    if (!Array.isArray(value)) throw new BadRequestException('The body must be a JSON array');
    if (value.length > this.maxItems) {
      throw new BadRequestException(`The body must have at most ${this.maxItems} items`);
    }
    const misplaced = value.findIndex((item) => item === null || typeof item !== 'object' || Array.isArray(item));
    if (misplaced >= 0) throw new BadRequestException(`[${misplaced}] must be an object`);
    return (await this.items.transform(value, metadata)) as unknown[];
  }
}
