-- The explorer asks for the issues of a code, alone or within a service, and would read all issues for them. A code
-- seldom changes, so that counting an issue up still stays on its page; lists in the order of what changes with every
-- record are sorted when asked for. Locks issues while the index is built.

CREATE INDEX issues_error_code_service_id_idx ON issues(error_code, service_id);
