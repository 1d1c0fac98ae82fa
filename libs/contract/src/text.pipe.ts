import { BadRequestException, type PipeTransform } from '@nestjs/common';

/** How long a path or header parameter may be, in characters. */
export interface TextLimits {
  readonly minLength?: number;
  readonly maxLength?: number;
}

/** Keeps the limits that the contract sets on a path or header parameter; an absent header passes. */
export class TextPipe implements PipeTransform<string | undefined, string | undefined> {
  /**
   * @param name the parameter, as the caller knows it
   * @param limits its limits, both inclusive
   */
  constructor(
    private readonly name: string,
    private readonly limits: TextLimits,
  ) {}

  /**
   * @param value the parameter's value
   * @returns the same value
   * @throws BadRequestException naming the parameter
   */
  transform(value: string | undefined): string | undefined {
    if (value === undefined) return value;
    const { minLength = 0, maxLength = Infinity } = this.limits;
    if (value.length < minLength) {
      throw new BadRequestException(`${this.name} must be at least ${minLength} characters long`);
    }
    if (value.length > maxLength) {
      throw new BadRequestException(`${this.name} must be at most ${maxLength} characters long`);
    }
    return value;
  }
}
