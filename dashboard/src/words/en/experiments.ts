/** The words of experiments: what shelves cause, and whether it is more than chance. */
export const causes = {
  choose: 'What is compared',
  metric: { revenue: 'Revenue', conversion: 'Buyers' },
  heading: {
    more: (amount: string, arm: string) => `“${arm}” brings ${amount} more a person, and that is not chance`,
    less: (amount: string, arm: string) => `“${arm}” brings ${amount} less a person, and that is not chance`,
    seemsMore: (amount: string, arm: string) =>
      `“${arm}” seems to bring ${amount} more a person; while it runs that may still be chance`,
    seemsLess: (amount: string, arm: string) =>
      `“${arm}” seems to bring ${amount} less a person; while it runs that may still be chance`,
    seemsMoreBuyers: (points: string, arm: string) =>
      `“${arm}” seems to make ${points} more buyers; while it runs that may still be chance`,
    seemsLessBuyers: (points: string, arm: string) =>
      `“${arm}” seems to make ${points} fewer buyers; while it runs that may still be chance`,
    open: 'What shelves cause cannot be told from chance yet',
    moreBuyers: (points: string, arm: string) =>
      `“${arm}” makes ${points} more buyers, and that is not chance`,
    lessBuyers: (points: string, arm: string) =>
      `“${arm}” makes ${points} fewer buyers, and that is not chance`,
  },
  means:
    'Caused: the mean of one group less that of the group beside it, for every person who met the experiment, with Welch’s interval at 95 % (thick). The thin line is an interval that holds however often you look. Credited: what was bought after a click on a shelf, for a person of that group.',
  caused: (arm: string, baseline: string) => `Caused: ${arm} against ${baseline}`,
  credited: (arm: string) => `Credited to clicks: ${arm}`,
  of: (experiment: string, name: string) => `${name} (${experiment})`,
  between: (value: string, low: string, high: string) => `${value} (${low} to ${high})`,
  person: 'a person',
  points: (points: string) => `${points} per 100 people`,
  spoken: (told: { name: string; text: string; wide: string | null }) =>
    `${told.name}: ${told.text}${told.wide ? `; however often one looks: ${told.wide}` : ''}`,
  wide: (low: string, high: string) => `${low} to ${high}`,
  label: 'Differences between the groups of experiments, with 95 % intervals; arrow keys go from row to row',
  lead: 'Thick: looked at once, at the end. Thin: however often you look. Where a line crosses zero it may all be chance.',
  adjusted: 'The same, past taken off',
  cuped: {
    made: (narrower: string) =>
      `The past taken off (CUPED): what chance gave a group in people who had ordered before, in the year until they met the experiment, is taken off. That makes the interval ${narrower} narrower.`,
    none: 'Taking off what people had ordered before (CUPED) is not applicable: nobody here had ordered in the year before they met the experiment.',
    little:
      'Taking off what people had ordered before (CUPED) is not applicable yet: in one of the groups fewer than ten had ordered in the year before they met the experiment.',
    alike:
      'Taking off what people had ordered before (CUPED) changes nothing here: before they met the experiment all were alike.',
  },
  columns: {
    row: 'What',
    value: 'Difference',
    low: 'from',
    high: 'to',
    wideLow: 'always from',
    wideHigh: 'always to',
    p: 'p value',
  },
  none: 'Nothing is compared yet',
  noneHint:
    'To know what shelves cause, let a small share of shoppers see none for some weeks. Put this into your settings (PUT /v1/settings), and the comparison appears here:',
  noneYet: 'Too few people have met the experiment to compare its groups.',
}

export const experiments = {
  title: 'Experiments',
  status: { draft: 'Draft', running: 'Running', ended: 'Ended' },
  columns: {
    experiment: 'Experiment',
    status: 'State',
    arm: 'Group',
    people: 'People',
    buyers: 'Buyers',
    rate: 'Buy',
    revenue: 'Revenue a person',
    past: 'Had ordered before',
    ratio: 'Spread of people',
  },
  expected: (share: string) => `${share} planned`,
  fine: (p: string) => `as planned (p = ${p})`,
  suspect: (p: string) => `not as planned (p = ${p}): believe nothing of the rest`,
  unknown: 'nobody yet',
  pastMeans:
    'How many of them had ordered in the 365 days before they met the experiment, as far as it was known then who they were. What they had ordered is taken off where there are ten in each group.',
  ratioMeans:
    'Chi-squared test of whether people are spread over the groups as the weights say. Below p = 0.001 something is broken: exposures that are not told, a redirect, a group changed while it ran.',
  excluded: (people: string) => `${people} met more than one group and are counted in none.`,
}
