"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Field } from "#components/forms/field.tsx";
import { sendJson } from "#components/forms/send-json.ts";
import type { PlanRights } from "#components/recovery/plan-fields.tsx";
import { newStep, toDraft } from "#components/recovery/scenario-draft.ts";
import { ScenarioForm } from "#components/recovery/scenario-form.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { CreateScenario, Scenario } from "#lib/recovery/schemas.ts";
import type { Target } from "#lib/recovery/target-schemas.ts";

type Place = { name: string; environments: string[] };
type Props = {
  services: Place[];
  /** The service that is chosen at first. */
  service: string | undefined;
  targets: Target[];
  rights: PlanRights;
};

/** Writes a new scenario, in shadow mode unless its author says otherwise. */
export function NewScenarioForm({ services, service, targets, rights }: Props) {
  const t = useTranslations("recovery.newScenario");
  const router = useRouter();
  const first = services.find(({ name }) => name === service) ?? services[0];
  const [name, setName] = useState("");
  const [place, setPlace] = useState({
    service: first?.name ?? "",
    environment: first?.environments[0] ?? "production",
  });
  const near = targets.filter(
    (target) => target.service === place.service && target.environment === place.environment,
  );
  return (
    <ScenarioForm
      key={`${place.service} ${place.environment}`}
      initial={startPlan(near[0]?.name ?? "")}
      targets={near}
      rights={rights}
      place={{ name, ...place }}
      verb={t("create")}
      send={(plan) => sendJson("POST", "/api/v1/scenarios", { ...plan, name, ...place }, Scenario)}
      onSent={(created) => router.push(`/scenarios/${created.name}`)}
    >
      <Field name="name" label={t("name")} hint={t("nameHint")}>
        <Input
          translate="no"
          autoComplete="off"
          placeholder={`restart-${place.service.replace(/[^\w.-]+/g, "-")}`}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
      </Field>
      <PlaceFields services={services} place={place} onChange={setPlace} />
    </ScenarioForm>
  );
}

type PlaceProps = {
  services: Place[];
  place: { service: string; environment: string };
  onChange: (place: { service: string; environment: string }) => void;
};

function PlaceFields({ services, place, onChange }: PlaceProps) {
  const t = useTranslations("recovery.newScenario");
  const known = services.find(({ name }) => name === place.service)?.environments ?? [];
  const environments = known.length > 0 ? known : ["production"];
  function chooseService(service: string) {
    const next = services.find(({ name }) => name === service);
    onChange({ service, environment: next?.environments[0] ?? "production" });
  }
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field name="service" label={t("service")} hint={t("serviceHint")}>
        <Select
          className="w-full"
          value={place.service}
          onChange={(event) => chooseService(event.currentTarget.value)}
        >
          {services.map(({ name }) => (
            <option key={name}>{name}</option>
          ))}
        </Select>
      </Field>
      <Field name="environment" label={t("environment")}>
        <Select
          className="w-full"
          value={place.environment}
          onChange={(event) => onChange({ ...place, environment: event.currentTarget.value })}
        >
          {environments.map((environment) => (
            <option key={environment}>{environment}</option>
          ))}
        </Select>
      </Field>
    </div>
  );
}

function startPlan(target: string) {
  const trigger = { error_codes: [], count: 3, window_seconds: 60 };
  const steps = [{ action: "restart", target: target || "target" }];
  const plan = CreateScenario.parse({ name: "new", service: "new", trigger, steps });
  return { ...toDraft(plan), steps: [newStep(target)] };
}
