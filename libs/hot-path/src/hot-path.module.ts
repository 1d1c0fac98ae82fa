import { Module } from '@nestjs/common';
import { KeptAnswers } from './kept-answers.js';
import { ReadyPolls } from './ready-polls.js';

/** The short way for polls: nearly every request is one. */
@Module({ providers: [KeptAnswers, ReadyPolls] })
export class HotPathModule {}
