-- An incident that ended and begins again within 15 minutes is the same incident, but the time between is no
-- downtime: spans keep when the service was degraded. A trigger keeps them, so that no code that opens, closes or
-- reopens an incident can forget them. The index on runs finds the runs of an incident, for answers and figures.
-- Locks: incidents and runs against writes while columns and indexes are made; both are small, seconds at most.
-- The index by closed_at finds the last incident of a service, each time a scenario matches.

ALTER TABLE incidents
  ADD COLUMN reopened_at TIMESTAMPTZ(3),
  ADD COLUMN flaps INTEGER NOT NULL DEFAULT 0;

CREATE TABLE incident_spans (
  incident_id UUID NOT NULL,
  from_at TIMESTAMPTZ(3) NOT NULL,
  to_at TIMESTAMPTZ(3),
  service_id INTEGER NOT NULL,
  environment TEXT NOT NULL,
  CONSTRAINT incident_spans_pkey PRIMARY KEY (incident_id, from_at),
  CONSTRAINT incident_spans_incident_id_fkey FOREIGN KEY (incident_id) REFERENCES incidents (id)
    ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX incident_spans_service_id_from_at_idx ON incident_spans (service_id, from_at DESC);
CREATE INDEX incidents_service_id_closed_at_idx ON incidents (service_id, closed_at DESC);
CREATE INDEX runs_incident_id_idx ON runs (incident_id);

INSERT INTO incident_spans (incident_id, from_at, to_at, service_id, environment)
SELECT id, opened_at, closed_at, service_id, environment FROM incidents;

CREATE FUNCTION keep_incident_spans() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO incident_spans (incident_id, from_at, to_at, service_id, environment)
    VALUES (NEW.id, NEW.opened_at, NEW.closed_at, NEW.service_id, NEW.environment);
    RETURN NULL;
  END IF;
  IF NEW.opened_at <> OLD.opened_at THEN
    UPDATE incident_spans SET from_at = NEW.opened_at
    WHERE incident_id = NEW.id AND from_at = OLD.opened_at;
  END IF;
  IF NEW.closed_at IS NOT NULL THEN
    UPDATE incident_spans SET to_at = greatest(from_at, NEW.closed_at)
    WHERE incident_id = NEW.id AND to_at IS NOT DISTINCT FROM OLD.closed_at;
  ELSIF OLD.closed_at IS NOT NULL THEN
    INSERT INTO incident_spans (incident_id, from_at, service_id, environment)
    VALUES (NEW.id, greatest(NEW.reopened_at, OLD.closed_at), NEW.service_id, NEW.environment)
    -- It ended and began in the same millisecond: the span goes on.
    ON CONFLICT (incident_id, from_at) DO UPDATE SET to_at = NULL;
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER incidents_keep_spans AFTER INSERT OR UPDATE OF opened_at, closed_at ON incidents
  FOR EACH ROW EXECUTE FUNCTION keep_incident_spans();
