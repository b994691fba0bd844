import accountsEnglish from "#components/accounts/messages/en.json";
import accountsKorean from "#components/accounts/messages/ko.json";
import chartsEnglish from "#components/charts/messages/en.json";
import chartsKorean from "#components/charts/messages/ko.json";
import dataTableEnglish from "#components/data-table/messages/en.json";
import dataTableKorean from "#components/data-table/messages/ko.json";
import errorPagesEnglish from "#components/error-pages/messages/en.json";
import errorPagesKorean from "#components/error-pages/messages/ko.json";
import formsEnglish from "#components/forms/messages/en.json";
import formsKorean from "#components/forms/messages/ko.json";
import ingestEnglish from "#components/ingest/messages/en.json";
import ingestKorean from "#components/ingest/messages/ko.json";
import insightsEnglish from "#components/insights/messages/en.json";
import insightsKorean from "#components/insights/messages/ko.json";
import issuesEnglish from "#components/issues/messages/en.json";
import issuesKorean from "#components/issues/messages/ko.json";
import layoutEnglish from "#components/layout/messages/en.json";
import layoutKorean from "#components/layout/messages/ko.json";
import liveEnglish from "#components/live/messages/en.json";
import liveKorean from "#components/live/messages/ko.json";
import notificationsEnglish from "#components/notifications/messages/en.json";
import notificationsKorean from "#components/notifications/messages/ko.json";
import recoveryEnglish from "#components/recovery/messages/en.json";
import recoveryKorean from "#components/recovery/messages/ko.json";
import servicesEnglish from "#components/services/messages/en.json";
import servicesKorean from "#components/services/messages/ko.json";
import uiEnglish from "#components/ui/messages/en.json";
import uiKorean from "#components/ui/messages/ko.json";
import type { Language } from "#lib/format/reader-language.ts";

/** All words of the pages in English; the other languages have the same keys. */
const en = {
  accounts: accountsEnglish,
  charts: chartsEnglish,
  dataTable: dataTableEnglish,
  errorPages: errorPagesEnglish,
  forms: formsEnglish,
  ingest: ingestEnglish,
  insights: insightsEnglish,
  issues: issuesEnglish,
  layout: layoutEnglish,
  live: liveEnglish,
  notifications: notificationsEnglish,
  recovery: recoveryEnglish,
  services: servicesEnglish,
  ui: uiEnglish,
};

export type Catalogue = typeof en;

const ko: Catalogue = {
  accounts: accountsKorean,
  charts: chartsKorean,
  dataTable: dataTableKorean,
  errorPages: errorPagesKorean,
  forms: formsKorean,
  ingest: ingestKorean,
  insights: insightsKorean,
  issues: issuesKorean,
  layout: layoutKorean,
  live: liveKorean,
  notifications: notificationsKorean,
  recovery: recoveryKorean,
  services: servicesKorean,
  ui: uiKorean,
};

/** One namespace for each folder of components. */
export const catalogues: Record<Language, Catalogue> = { en, ko };
