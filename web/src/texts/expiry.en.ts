export const en = {
  title: "What expires when",
  expired: "Expired",
  bar: (name: string, number: string, automatic: string) => `${name}: ${number} expire, ${automatic} renewed automatically`,
  expiredBar: (number: string, automatic: string) => `${number} have expired, ${automatic} renewed automatically`,
  automatic: "Renewed automatically",
  restOf: (month: string) => `Rest of ${month}`,
  none: "Nothing expires in the coming 12 months.",
  failed: "The picture of what expires cannot be shown.",
};
