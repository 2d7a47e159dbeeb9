import { Module } from '@nestjs/common'
import { FrameworksModule } from '@khue/frameworks'
import { IdentityModule } from '@khue/identity'
import { TerritoryModule } from '@khue/territory'
import { CertificateController } from './api/certificate.controller.js'
import { CertificateResolver } from './api/certificate.resolver.js'
import { CredentialController } from './api/credential.controller.js'
import { KeysController } from './api/keys.controller.js'
import { PublicAddress } from './api/public-address.js'
import { VerifyController } from './api/verify.controller.js'
import { CertificateWords } from './certificate-words.js'
import { CertificateService } from './certificate.service.js'
import { IssueCertificateWhenCourseIsCompleted } from './issue-certificate-when-course-is-completed.js'
import './messages.js'
import { SigningKeysService } from './signing-keys.service.js'

@Module({
  imports: [FrameworksModule, IdentityModule, TerritoryModule],
  controllers: [CertificateController, CredentialController, KeysController, VerifyController],
  providers: [CertificateService, SigningKeysService, IssueCertificateWhenCourseIsCompleted, CertificateWords, CertificateResolver, PublicAddress],
  exports: [CertificateService, SigningKeysService, IssueCertificateWhenCourseIsCompleted],
})
export class CredentialsModule {}
