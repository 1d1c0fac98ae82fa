import { ThirdPartyInfoApi, ThirdPartyInfoController } from '#contract';
import { Module } from '@nestjs/common';
import { ThirdPartyInfoService } from './third-party-info.service.js';

/** Tells the mobile app which third parties its owner has connected. */
@Module({
  controllers: [ThirdPartyInfoController],
  providers: [{ provide: ThirdPartyInfoApi, useClass: ThirdPartyInfoService }],
})
export class ThirdPartyInfoModule {}
