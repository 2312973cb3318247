/** What a new service key is to be called and allowed to do, while it is being filled in. */

import type { CreateServiceKeyInput, Right, Role } from "../api/generated/graphql.js";

export interface Wish {
  readonly name: string;
  readonly subaccount: string;
  readonly serviceInstance: string;
  readonly roles: ReadonlySet<Role>;
  readonly subaccountRights: ReadonlySet<Right>;
  readonly instanceRights: ReadonlySet<Right>;
  readonly tenantRights: ReadonlySet<Right>;
}

export const EMPTY: Wish = {
  name: "",
  subaccount: "",
  serviceInstance: "",
  roles: new Set(),
  subaccountRights: new Set(),
  instanceRights: new Set(),
  tenantRights: new Set(),
};

/** The names of the sets, each of which is a group of boxes. */
export type Choice = "roles" | "subaccountRights" | "instanceRights" | "tenantRights";

/** Whether the role is about a service instance. */
export function isOfInstance(role: Role): boolean {
  return role.endsWith("_INSTANCE");
}

/** Returns the input of the API: without a service instance, without what is chosen for one. */
export function writeInput(wish: Wish): CreateServiceKeyInput {
  const hasInstance = wish.serviceInstance.trim() !== "";
  return {
    name: wish.name.trim(),
    subaccount: wish.subaccount.trim(),
    serviceInstance: hasInstance ? wish.serviceInstance.trim() : null,
    roles: [...wish.roles].filter((role) => hasInstance || !isOfInstance(role)),
    subaccountRights: [...wish.subaccountRights],
    instanceRights: hasInstance ? [...wish.instanceRights] : [],
    tenantRights: [...wish.tenantRights],
  };
}

/** Whether the input allows anything. */
export function givesRights({ roles, subaccountRights, instanceRights, tenantRights }: CreateServiceKeyInput): boolean {
  return [roles, subaccountRights, instanceRights, tenantRights].some((chosen) => (chosen ?? []).length > 0);
}
