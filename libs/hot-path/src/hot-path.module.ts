import { Module } from '@nestjs/common';
import { ReadyPolls } from './ready-polls.js';

/** The short way for polls, which outnumber everything else a thousand to one. */
@Module({ providers: [ReadyPolls] })
export class HotPathModule {}
