-- Search of texts: what BM25 needs of each document, by corpus. Read by platform/search only.
CREATE TABLE platform.search_documents (
  tenant_id uuid NOT NULL,
  corpus text NOT NULL CHECK (corpus ~ '^[a-z][a-zA-Z.]{1,40}$'),
  document_id uuid NOT NULL,
  revision uuid NOT NULL,
  length integer NOT NULL CHECK (length >= 0),
  term_keys integer[] NOT NULL,
  vector bytea NOT NULL,
  PRIMARY KEY (tenant_id, corpus, document_id)
);
COMMENT ON TABLE platform.search_documents IS 'Documents as search sees them: which terms, how often. Made anew whenever the document is indexed.';
COMMENT ON COLUMN platform.search_documents.tenant_id IS 'Tenant.';
COMMENT ON COLUMN platform.search_documents.corpus IS 'Which collection, e.g. policy.policies.';
COMMENT ON COLUMN platform.search_documents.document_id IS 'Id of the document in its own module.';
COMMENT ON COLUMN platform.search_documents.revision IS 'New with every indexing: names what a process may keep of the document.';
COMMENT ON COLUMN platform.search_documents.length IS 'Terms in all, fields counted with their weight.';
COMMENT ON COLUMN platform.search_documents.term_keys IS 'Hashes of the distinct terms (tenant and corpus are hashed in), ascending.';
COMMENT ON COLUMN platform.search_documents.vector IS 'The same keys (int32, little-endian), then how often each occurs (one byte, at most 255): read ten times as fast as the array.';
-- Small indexes of ints are read at once; a pending list would make the reader pay for the writers.
CREATE INDEX search_documents_terms ON platform.search_documents USING gin (term_keys) WITH (fastupdate = off);
SELECT platform.protect('platform.search_documents');

CREATE TABLE platform.search_terms (
  tenant_id uuid NOT NULL,
  corpus text NOT NULL,
  term_key integer NOT NULL,
  documents integer NOT NULL,
  PRIMARY KEY (tenant_id, corpus, term_key)
);
COMMENT ON TABLE platform.search_terms IS 'In how many documents of a corpus each term occurs.';
COMMENT ON COLUMN platform.search_terms.tenant_id IS 'Tenant.';
COMMENT ON COLUMN platform.search_terms.corpus IS 'Corpus.';
COMMENT ON COLUMN platform.search_terms.term_key IS 'Hash of the term.';
COMMENT ON COLUMN platform.search_terms.documents IS 'Documents that hold it.';
SELECT platform.protect('platform.search_terms');

CREATE TABLE platform.search_corpora (
  tenant_id uuid NOT NULL,
  corpus text NOT NULL,
  documents integer NOT NULL,
  total_length bigint NOT NULL,
  PRIMARY KEY (tenant_id, corpus)
);
COMMENT ON TABLE platform.search_corpora IS 'Size of each corpus.';
COMMENT ON COLUMN platform.search_corpora.tenant_id IS 'Tenant.';
COMMENT ON COLUMN platform.search_corpora.corpus IS 'Corpus.';
COMMENT ON COLUMN platform.search_corpora.documents IS 'Documents.';
COMMENT ON COLUMN platform.search_corpora.total_length IS 'Sum of their lengths.';
SELECT platform.protect('platform.search_corpora');

-- Under row-level security only leakproof functions may be looked up in an index; the overlap of two arrays
-- shows nothing of a row's values but its result. Only a superuser may say so; without it search still answers, slower.
DO $$ BEGIN
  ALTER FUNCTION pg_catalog.arrayoverlap(anyarray, anyarray) LEAKPROOF;
EXCEPTION WHEN insufficient_privilege THEN
  RAISE NOTICE 'arrayoverlap stays as it is: search reads more rows than it needs';
END $$;
