/// The second migration: what people did. Nothing here is mirrored from anywhere, and nothing of it is ever in git.
///
/// Times are seconds since 1970 in UTC. `BLOB` columns of `users` and `user_progress` are sealed (``PersonalSeal``).
let recordTables = """
  CREATE TABLE users (
    id INTEGER PRIMARY KEY,
    email BLOB,
    email_hash BLOB NOT NULL UNIQUE,
    username TEXT UNIQUE,
    display_name BLOB,
    avatar TEXT,
    role TEXT NOT NULL DEFAULT 'student' CHECK (role IN ('student', 'instructor', 'admin', 'super_admin')),
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    erased_at INTEGER,
    CHECK (erased_at IS NULL OR (email IS NULL AND display_name IS NULL AND username IS NULL AND avatar IS NULL)),
    CHECK (erased_at IS NOT NULL OR email IS NOT NULL)
  ) STRICT;
  CREATE INDEX users_on_role ON users (role);

  CREATE TABLE enrollments (
    id INTEGER PRIMARY KEY,
    user_id INTEGER NOT NULL REFERENCES users (id),
    course_id INTEGER NOT NULL REFERENCES courses (id),
    status TEXT NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'completed', 'suspended', 'cancelled')),
    cohort TEXT,
    enrolled_at INTEGER NOT NULL,
    completed_at INTEGER,
    payment_id TEXT,
    payment_status TEXT NOT NULL DEFAULT 'pending'
      CHECK (payment_status IN ('pending', 'completed', 'failed', 'refunded')),
    amount_hundredths INTEGER CHECK (amount_hundredths >= 0),
    amount_currency TEXT,
    UNIQUE (user_id, course_id),
    CHECK (status <> 'completed' OR completed_at IS NOT NULL),
    CHECK ((amount_hundredths IS NULL) = (amount_currency IS NULL))
  ) STRICT;
  CREATE INDEX enrollments_on_course ON enrollments (course_id, status);
  CREATE INDEX enrollments_on_status ON enrollments (status);
  CREATE INDEX enrollments_on_cohort ON enrollments (cohort, course_id) WHERE cohort IS NOT NULL;

  CREATE TABLE user_progress (
    user_id INTEGER NOT NULL REFERENCES users (id),
    course_id INTEGER NOT NULL REFERENCES courses (id),
    lesson_id INTEGER NOT NULL REFERENCES lessons (id),
    completed_at INTEGER,
    time_spent INTEGER NOT NULL DEFAULT 0 CHECK (time_spent >= 0),
    last_accessed_at INTEGER NOT NULL,
    bookmarked INTEGER NOT NULL DEFAULT 0 CHECK (bookmarked IN (0, 1)),
    notes BLOB,
    PRIMARY KEY (user_id, course_id, lesson_id),
    FOREIGN KEY (user_id, course_id) REFERENCES enrollments (user_id, course_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX user_progress_on_lesson ON user_progress (lesson_id, completed_at, time_spent);

  CREATE TABLE assessment_attempts (
    id INTEGER PRIMARY KEY,
    user_id INTEGER NOT NULL REFERENCES users (id),
    assessment_id INTEGER NOT NULL REFERENCES assessments (id),
    attempt_number INTEGER NOT NULL CHECK (attempt_number > 0),
    answers TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(answers)),
    points TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(points)),
    score REAL CHECK (score >= 0),
    passed INTEGER CHECK (passed IN (0, 1)),
    feedback TEXT,
    started_at INTEGER NOT NULL,
    completed_at INTEGER CHECK (completed_at >= started_at),
    graded_by INTEGER REFERENCES users (id),
    UNIQUE (user_id, assessment_id, attempt_number)
  ) STRICT;
  CREATE INDEX assessment_attempts_on_assessment ON assessment_attempts (assessment_id, completed_at);

  CREATE TABLE certificates (
    id INTEGER PRIMARY KEY,
    user_id INTEGER NOT NULL REFERENCES users (id),
    course_id INTEGER NOT NULL REFERENCES courses (id),
    title TEXT NOT NULL,
    description TEXT,
    issued_at INTEGER NOT NULL,
    verification_hash TEXT NOT NULL UNIQUE CHECK (length(verification_hash) = 64),
    template TEXT,
    revoked_at INTEGER,
    revocation_reason TEXT,
    UNIQUE (user_id, course_id),
    CHECK ((revoked_at IS NULL) = (revocation_reason IS NULL))
  ) STRICT;
  CREATE INDEX certificates_on_verification_hash ON certificates (verification_hash);
  CREATE INDEX certificates_on_course ON certificates (course_id);

  CREATE TABLE course_reviews (
    id INTEGER PRIMARY KEY,
    user_id INTEGER NOT NULL REFERENCES users (id),
    course_id INTEGER NOT NULL REFERENCES courses (id),
    rating INTEGER NOT NULL CHECK (rating BETWEEN 1 AND 5),
    title TEXT CHECK (length(title) <= 200),
    comment TEXT CHECK (length(comment) <= 2000),
    helpful INTEGER NOT NULL DEFAULT 0 CHECK (helpful >= 0),
    may_be_shown INTEGER NOT NULL DEFAULT 0 CHECK (may_be_shown IN (0, 1)),
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    UNIQUE (user_id, course_id)
  ) STRICT;
  CREATE INDEX course_reviews_on_course ON course_reviews (course_id, rating);

  CREATE TABLE review_votes (
    review_id INTEGER NOT NULL REFERENCES course_reviews (id),
    user_id INTEGER NOT NULL REFERENCES users (id),
    voted_at INTEGER NOT NULL,
    PRIMARY KEY (review_id, user_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX review_votes_on_user ON review_votes (user_id);

  CREATE TABLE imported_statements (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    imported_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE course_analytics (
    course_id INTEGER PRIMARY KEY REFERENCES courses (id),
    total_enrollments INTEGER NOT NULL CHECK (total_enrollments >= 0),
    total_completions INTEGER NOT NULL CHECK (total_completions >= 0),
    average_rating REAL CHECK (average_rating BETWEEN 1 AND 5),
    total_revenue TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(total_revenue)),
    average_completion_time REAL CHECK (average_completion_time >= 0),
    dropoff_rate REAL CHECK (dropoff_rate BETWEEN 0 AND 100),
    last_updated INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE lesson_analytics (
    lesson_id INTEGER PRIMARY KEY REFERENCES lessons (id),
    started INTEGER NOT NULL CHECK (started >= 0),
    completed INTEGER NOT NULL CHECK (completed >= 0),
    median_time REAL CHECK (median_time >= 0),
    last_updated INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE path_progress (
    user_id INTEGER NOT NULL REFERENCES users (id),
    path_id INTEGER NOT NULL REFERENCES learning_paths (id),
    courses_completed INTEGER NOT NULL CHECK (courses_completed >= 0),
    courses_required INTEGER NOT NULL CHECK (courses_required >= courses_completed),
    percentage REAL NOT NULL CHECK (percentage BETWEEN 0 AND 100),
    completed_at INTEGER,
    last_updated INTEGER NOT NULL,
    PRIMARY KEY (user_id, path_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX path_progress_on_path ON path_progress (path_id);

  CREATE TABLE system_settings (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL,
    type TEXT NOT NULL DEFAULT 'string' CHECK (type IN ('string', 'integer', 'float', 'boolean', 'json')),
    description TEXT,
    updated_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE site_migrations (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    digest BLOB NOT NULL CHECK (length(digest) = 32),
    applied_at INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE personal_keys (
    id INTEGER PRIMARY KEY,
    proof BLOB NOT NULL UNIQUE,
    created_at INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE audit_entries (
    sequence INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    actor_id INTEGER REFERENCES users (id),
    action TEXT NOT NULL,
    entity TEXT NOT NULL,
    entity_id TEXT NOT NULL,
    before TEXT CHECK (before IS NULL OR json_valid(before)),
    after TEXT CHECK (after IS NULL OR json_valid(after)),
    previous_hash BLOB NOT NULL CHECK (length(previous_hash) = 32),
    hash BLOB NOT NULL UNIQUE CHECK (length(hash) = 32)
  ) STRICT;
  CREATE TABLE audit_head (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    sequence INTEGER NOT NULL,
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    seal BLOB CHECK (length(seal) = 32)
  ) STRICT;
  CREATE INDEX audit_entries_on_entity ON audit_entries (entity, entity_id);
  CREATE INDEX audit_entries_on_actor ON audit_entries (actor_id);
  CREATE TRIGGER audit_entries_stay BEFORE DELETE ON audit_entries
  BEGIN SELECT RAISE (ABORT, 'the audit is only ever added to'); END;
  CREATE TRIGGER audit_entries_stay_as_they_are BEFORE UPDATE ON audit_entries
  BEGIN SELECT RAISE (ABORT, 'the audit is only ever added to'); END;
  """
