import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql'
import { genders, roles } from '../domain/roles.js'
import type { Gender, Role } from '../domain/roles.js'

const enumOf = <T extends string>(values: readonly T[]): Record<T, T> => Object.fromEntries(values.map((value) => [value, value])) as Record<T, T>
export const RoleEnum = enumOf(roles)
export const GenderEnum = enumOf(genders)
registerEnumType(RoleEnum, { name: 'Role' })
registerEnumType(GenderEnum, { name: 'Gender' })

@ObjectType('Grant', { description: 'A role for a unit and all below it; without a unit, for the whole city' })
export class GrantType {
  @Field(() => RoleEnum) role!: Role
  @Field(() => String, { nullable: true }) unitCode!: string | null
}

@ObjectType('Account')
export class AccountType {
  @Field(() => ID) id!: string
  @Field() displayName!: string
  @Field(() => String, { nullable: true }) email!: string | null
  @Field({ description: 'Whether a mail to the address was seen to be read; only then it is a way back in' }) emailConfirmed!: boolean
  @Field(() => String, { nullable: true }) phone!: string | null
  @Field(() => String, { nullable: true }) username!: string | null
  @Field(() => [RoleEnum], { description: "Those granted anywhere; RESIDENT is everybody's" }) roles!: Role[]
  @Field(() => [GrantType]) grants!: GrantType[]
  @Field(() => String, { nullable: true, description: 'Where the person lives' }) unitCode!: string | null
  @Field(() => String, { nullable: true }) unitName!: string | null
  @Field(() => Int, { nullable: true }) birthYear!: number | null
  @Field(() => GenderEnum, { nullable: true }) gender!: Gender | null
  @Field() locale!: string
}

@ObjectType('SessionPayload')
export class SessionPayloadType {
  @Field(() => AccountType) account!: AccountType
  @Field({ description: 'Bearer token for API clients; browsers use the cookie that is set beside it' }) token!: string
}

@ObjectType('Unit')
export class UnitType {
  @Field() code!: string
  @Field() name!: string
  @Field() fullName!: string
  @Field() kind!: string
  @Field(() => String, { nullable: true }) parentCode!: string | null
  @Field(() => Float, { nullable: true }) areaKm2!: number | null
}

@InputType('RegisterInput')
export class RegisterInputType {
  @Field(() => String, { nullable: true, description: 'At least one of e-mail, telephone and user name; each is unique and signs in' }) email?: string | null
  @Field(() => String, { nullable: true }) phone?: string | null
  @Field(() => String, { nullable: true }) username?: string | null
  @Field({ description: '10 to 128 characters of any script' }) password!: string
  @Field() displayName!: string
  @Field({ description: "Official code of the resident's ward or commune" }) unitCode!: string
  @Field(() => Int, { nullable: true }) birthYear?: number | null
  @Field(() => GenderEnum, { nullable: true }) gender?: Gender | null
  @Field(() => String, { nullable: true, defaultValue: 'vi' }) locale?: string | null
}

@InputType('SignInInput')
export class SignInInputType {
  @Field({ description: 'E-mail, telephone number or user name' }) identifier!: string
  @Field() password!: string
}

@InputType('ProfileInput')
export class ProfileInputType {
  @Field(() => String, { nullable: true }) displayName?: string | null
  @Field(() => String, { nullable: true }) unitCode?: string | null
  @Field(() => Int, { nullable: true }) birthYear?: number | null
  @Field(() => GenderEnum, { nullable: true }) gender?: Gender | null
  @Field(() => String, { nullable: true }) locale?: string | null
}
