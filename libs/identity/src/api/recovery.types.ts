import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql'

@InputType('RecoverInput')
export class RecoverInputType {
  @Field({ description: 'E-mail, telephone number or user name' }) identifier!: string
  @Field({ description: 'Eight letters and digits; case and gaps do not matter' }) code!: string
  @Field({ description: '10 to 128 characters of any script' }) newPassword!: string
}

@InputType('ChangePasswordInput')
export class ChangePasswordInputType {
  @Field() oldPassword!: string
  @Field({ description: '10 to 128 characters of any script' }) newPassword!: string
}

@ObjectType('Session', { description: 'A device on which the caller is signed in' })
export class SessionType {
  @Field(() => ID, { description: 'Names the session and opens nothing' }) id!: string
  @Field({ description: "In the reader's language: 'Chrome trên Android'" }) device!: string
  @Field() createdAt!: string
  @Field({ description: 'Right to a day' }) lastSeenAt!: string
  @Field({ description: 'The session that asks' }) current!: boolean
}

@ObjectType('FoundResident', { description: 'As much of a person as is needed to recognise her' })
export class FoundResidentType {
  @Field(() => ID) accountId!: string
  @Field() displayName!: string
  @Field(() => Int, { nullable: true }) birthYear!: number | null
  @Field(() => String, { nullable: true, description: 'Masked' }) email!: string | null
  @Field(() => String, { nullable: true, description: 'Masked: the last three digits' }) phone!: string | null
  @Field(() => String, { nullable: true, description: 'Masked' }) username!: string | null
}

@ObjectType('RecoveryCode')
export class RecoveryCodeType {
  @Field({ description: 'Shown this once: `K7PM-3XQD`' }) code!: string
  @Field() expiresAt!: string
}
