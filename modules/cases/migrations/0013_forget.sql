-- Steps of a case only grow; personal words in them are let go of inside an erasure and nowhere else.
GRANT UPDATE (note, facts, on_behalf_of, actor_name, photo_ids) ON cases.trace TO zhenshu_app;
CREATE TRIGGER forget_only BEFORE UPDATE ON cases.trace FOR EACH ROW EXECUTE FUNCTION platform.forget_only();
