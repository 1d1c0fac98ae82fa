import { Module } from '@nestjs/common';
import { KeptAnswers } from './kept-answers.js';
import { ReadyPolls } from './ready-polls.js';

/** The short way for polls, which outnumber everything else a thousand to one. */
@Module({ providers: [KeptAnswers, ReadyPolls] })
export class HotPathModule {}
