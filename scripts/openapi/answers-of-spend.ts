import type {
  AcquisitionAnswer,
  AcquisitionMonth,
  AcquisitionTotals,
  CustomerNpv,
  EquityWithCost,
} from '#shared/wire/spend'
import {
  integer,
  type JsonSchema,
  list,
  minor,
  nullable,
  number,
  objectOf,
  ref,
  string,
} from './json-schema.ts'

const cost = nullable(minor)
const month: JsonSchema = { type: 'string', description: 'A calendar month, YYYY-MM.' }
const more = objectOf<NonNullable<EquityWithCost['ten_per_cent_more']>>({
  existing: minor,
  new_customers: minor,
  new_value: minor,
  cost: minor,
})

/** Answers about what customers cost, by name. */
export const answersOfSpend: Record<string, JsonSchema> = {
  Acquisition: objectOf<AcquisitionAnswer>({
    currency: string,
    from: month,
    to: month,
    months: list(
      objectOf<AcquisitionMonth>({
        month,
        acquisition_minor: cost,
        retention_minor: cost,
        channels: list(ref('SpendEntry')),
        new_customers: integer,
        retained_customers: integer,
        cost_per_new_minor: cost,
        cost_per_retained_minor: cost,
        contribution_per_new_minor: list(minor),
        payback_months: nullable(integer),
      }),
    ),
    totals: objectOf<AcquisitionTotals>({
      acquisition_minor: minor,
      retention_minor: minor,
      new_customers: integer,
      retained_customers: integer,
      cost_per_new_minor: cost,
      cost_per_retained_minor: cost,
      new_to_retained: nullable(number),
    }),
    equity: nullable(
      objectOf<EquityWithCost>({
        existing_minor: minor,
        new_customers_per_year: number,
        new_value_minor: minor,
        cost_per_new_minor: cost,
        equity_minor: cost,
        ten_per_cent_more: nullable(more),
      }),
    ),
    formula: string,
  }),
  CustomerNpv: objectOf<CustomerNpv>({
    person: string,
    currency: string,
    won_in: month,
    monthly_discount: number,
    months: list(
      objectOf<CustomerNpv['months'][number]>({
        month,
        t: integer,
        margin_minor: minor,
        service_minor: minor,
        present_minor: minor,
      }),
    ),
    earned_minor: minor,
    expected_minor: cost,
    acquisition_minor: cost,
    npv_minor: cost,
    formula: string,
  }),
}
