/// The first migration: tables that mirror `content/`, so that a record can name a course or a lesson by foreign key.
///
/// Nothing is deleted from them. What leaves `content/` has `is_retired` set, and what learners did there stays.
/// `digest` sums up a row and what hangs on it: an unchanged one is not written again.
let contentTables = """
  CREATE TABLE people (
    id INTEGER PRIMARY KEY,
    username TEXT NOT NULL UNIQUE,
    display_name TEXT NOT NULL,
    avatar TEXT,
    links TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(links)),
    file TEXT NOT NULL,
    is_retired INTEGER NOT NULL DEFAULT 0 CHECK (is_retired IN (0, 1)),
    digest TEXT NOT NULL
  ) STRICT;

  CREATE TABLE categories (
    id INTEGER PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    description TEXT,
    color TEXT,
    icon TEXT,
    parent_id INTEGER REFERENCES categories (id),
    file TEXT NOT NULL,
    is_retired INTEGER NOT NULL DEFAULT 0 CHECK (is_retired IN (0, 1)),
    digest TEXT NOT NULL
  ) STRICT;
  CREATE INDEX categories_on_parent ON categories (parent_id);

  CREATE TABLE courses (
    id INTEGER PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    description TEXT NOT NULL,
    thumbnail TEXT,
    status TEXT NOT NULL CHECK (status IN ('draft', 'under_review', 'published', 'archived')),
    level TEXT NOT NULL CHECK (level IN ('beginner', 'intermediate', 'advanced', 'expert')),
    language TEXT NOT NULL,
    estimated_time INTEGER CHECK (estimated_time >= 0),
    price_hundredths INTEGER CHECK (price_hundredths >= 0),
    price_currency TEXT,
    featured INTEGER NOT NULL DEFAULT 0 CHECK (featured IN (0, 1)),
    published_at TEXT,
    updated_at TEXT,
    creator_id INTEGER REFERENCES people (id),
    meta_title TEXT,
    meta_description TEXT,
    objectives TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(objectives)),
    completion TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(completion)),
    certificate TEXT CHECK (certificate IS NULL OR json_valid(certificate)),
    translation_of TEXT,
    file TEXT NOT NULL,
    is_retired INTEGER NOT NULL DEFAULT 0 CHECK (is_retired IN (0, 1)),
    digest TEXT NOT NULL
  ) STRICT;
  CREATE INDEX courses_on_status_and_publication ON courses (status, published_at);
  CREATE INDEX courses_on_creator ON courses (creator_id);
  CREATE INDEX courses_on_slug ON courses (slug);
  CREATE INDEX courses_on_featured ON courses (featured);
  CREATE INDEX courses_on_level ON courses (level);

  CREATE TABLE course_instructors (
    course_id INTEGER NOT NULL REFERENCES courses (id),
    person_id INTEGER NOT NULL REFERENCES people (id),
    position INTEGER NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('instructor', 'assistant', 'moderator')),
    permissions TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(permissions)),
    PRIMARY KEY (course_id, person_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX course_instructors_on_person ON course_instructors (person_id);

  CREATE TABLE course_categories (
    course_id INTEGER NOT NULL REFERENCES courses (id),
    category_id INTEGER NOT NULL REFERENCES categories (id),
    position INTEGER NOT NULL,
    PRIMARY KEY (course_id, category_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX course_categories_on_category ON course_categories (category_id);

  CREATE TABLE course_tags (
    course_id INTEGER NOT NULL REFERENCES courses (id),
    tag TEXT NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (course_id, tag)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX course_tags_on_tag ON course_tags (tag);

  CREATE TABLE course_prerequisites (
    course_id INTEGER NOT NULL REFERENCES courses (id),
    prerequisite_id INTEGER NOT NULL REFERENCES courses (id),
    required INTEGER NOT NULL DEFAULT 1 CHECK (required IN (0, 1)),
    PRIMARY KEY (course_id, prerequisite_id),
    CHECK (course_id <> prerequisite_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX course_prerequisites_on_prerequisite ON course_prerequisites (prerequisite_id);

  CREATE TABLE lessons (
    id INTEGER PRIMARY KEY,
    course_id INTEGER NOT NULL REFERENCES courses (id),
    slug TEXT NOT NULL,
    title TEXT NOT NULL,
    description TEXT,
    "order" INTEGER NOT NULL,
    section TEXT,
    type TEXT NOT NULL CHECK (type IN ('text', 'video', 'audio', 'interactive', 'quiz', 'assignment')),
    duration INTEGER CHECK (duration >= 0),
    is_preview INTEGER NOT NULL DEFAULT 0 CHECK (is_preview IN (0, 1)),
    recording TEXT CHECK (recording IS NULL OR json_valid(recording)),
    objectives TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(objectives)),
    notes TEXT,
    updated_at TEXT,
    file TEXT NOT NULL,
    is_retired INTEGER NOT NULL DEFAULT 0 CHECK (is_retired IN (0, 1)),
    digest TEXT NOT NULL,
    UNIQUE (course_id, slug)
  ) STRICT;
  CREATE UNIQUE INDEX lessons_on_course_and_order ON lessons (course_id, "order") WHERE is_retired = 0;

  CREATE TABLE lesson_attachments (
    lesson_id INTEGER NOT NULL REFERENCES lessons (id),
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    file TEXT,
    url TEXT,
    type TEXT,
    PRIMARY KEY (lesson_id, position),
    CHECK ((file IS NULL) <> (url IS NULL))
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE assessments (
    id INTEGER PRIMARY KEY,
    course_id INTEGER NOT NULL REFERENCES courses (id),
    slug TEXT NOT NULL,
    lesson_id INTEGER REFERENCES lessons (id),
    title TEXT NOT NULL,
    description TEXT,
    type TEXT NOT NULL CHECK (type IN ('quiz', 'assignment', 'project', 'final_exam')),
    max_score INTEGER NOT NULL CHECK (max_score >= 0),
    passing_score INTEGER CHECK (passing_score >= 0),
    time_limit INTEGER CHECK (time_limit >= 0),
    attempts INTEGER NOT NULL CHECK (attempts > 0),
    questions TEXT NOT NULL CHECK (json_valid(questions)),
    file TEXT NOT NULL,
    is_retired INTEGER NOT NULL DEFAULT 0 CHECK (is_retired IN (0, 1)),
    digest TEXT NOT NULL,
    UNIQUE (course_id, slug)
  ) STRICT;
  CREATE INDEX assessments_on_lesson ON assessments (lesson_id);

  CREATE TABLE learning_paths (
    id INTEGER PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    description TEXT NOT NULL,
    thumbnail TEXT,
    level TEXT NOT NULL CHECK (level IN ('beginner', 'intermediate', 'advanced', 'expert')),
    estimated_time INTEGER CHECK (estimated_time >= 0),
    featured INTEGER NOT NULL DEFAULT 0 CHECK (featured IN (0, 1)),
    file TEXT NOT NULL,
    is_retired INTEGER NOT NULL DEFAULT 0 CHECK (is_retired IN (0, 1)),
    digest TEXT NOT NULL
  ) STRICT;

  CREATE TABLE learning_path_courses (
    path_id INTEGER NOT NULL REFERENCES learning_paths (id),
    course_id INTEGER NOT NULL REFERENCES courses (id),
    "order" INTEGER NOT NULL,
    required INTEGER NOT NULL DEFAULT 1 CHECK (required IN (0, 1)),
    PRIMARY KEY (path_id, course_id),
    UNIQUE (path_id, "order")
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX learning_path_courses_on_course ON learning_path_courses (course_id);
  """
