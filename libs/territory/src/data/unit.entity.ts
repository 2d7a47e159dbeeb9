import { Column, Entity, PrimaryColumn } from 'typeorm'

@Entity({ schema: 'territory', name: 'unit' })
export class UnitEntity {
  @PrimaryColumn('text') code!: string
  @Column('text', { name: 'parent_code', nullable: true }) parentCode!: string | null
  @Column('text') kind!: string
  @Column('text') name!: string
  @Column('text', { name: 'full_name' }) fullName!: string
  @Column('text', { name: 'name_en' }) nameEn!: string
  @Column('double precision', { name: 'area_km2', nullable: true }) areaKm2!: number | null
  @Column('date', { name: 'valid_from' }) validFrom!: string
  @Column('date', { name: 'valid_to', nullable: true }) validTo!: string | null
  @Column('text', { name: 'formed_from' }) formedFrom!: string
  @Column('text', { name: 'time_zone', nullable: true }) timeZone!: string | null
}
