-- To whom a message goes, and what fills it, is sealed at rest.
ALTER TABLE messages.messages ADD COLUMN address_index text;
COMMENT ON COLUMN messages.messages.address_index IS 'Keyed digest of the address, by which the messages to one number are found; not personal without the key.';
COMMENT ON COLUMN messages.messages.recipient_name IS 'Name of whom; sealed.';
COMMENT ON COLUMN messages.messages.address IS 'Telephone or e-mail address, sealed; empty in the inbox.';
COMMENT ON COLUMN messages.messages.variables IS 'Values of the placeholders, sealed: parameters of the vendor''s template, and for fallbacks.';
CREATE INDEX messages_by_address ON messages.messages (tenant_id, address_index, id DESC) WHERE address_index IS NOT NULL;
SELECT platform.seal('messages.messages', 'recipient_name');
SELECT platform.seal('messages.messages', 'address');
SELECT platform.seal('messages.messages', 'variables');
COMMENT ON COLUMN messages.preferences.email IS 'Address for e-mail, sealed; empty when none.';
SELECT platform.seal('messages.preferences', 'email');
