import { type Owner, UserApi, type UserInfoResponse } from '#contract';
import { TestAccount } from '#ifttt';
import { Injectable } from '@nestjs/common';

/** Access tokens that are always valid, and whose they are. */
export const TOKENS = {
  ada: 'b1946ac92492d2347c6235b4d2611184',
  bob: '591785b794601e212b260e25925636fd',
  tom: '7215ee9c7d9dc229d2921a40e899ec5f',
  tester: '0bee89b07a248e27c83fc3d5951213c1',
} as const;

export type Person = keyof typeof TOKENS;

/** Whose token this is. */
export function ownerOf(token: string): Owner | undefined {
  const known = Object.entries(TOKENS).find(([, each]) => each === token);
  return known && { id: known[0] };
}

@Injectable()
export class FixtureTestAccount extends TestAccount {
  override async open(): Promise<{ owner: Owner; accessToken: string }> {
    return { owner: { id: 'tester' }, accessToken: TOKENS.tester };
  }
}

@Injectable()
export class FixtureUserInfo extends UserApi {
  override async getUserInfo(owner: Owner): Promise<UserInfoResponse> {
    return { data: { id: owner.id, name: `Gardener ${owner.id}`, url: `https://greenhouse.example/${owner.id}` } };
  }
}
