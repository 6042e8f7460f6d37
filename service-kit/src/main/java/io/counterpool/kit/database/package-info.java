/** The service's own PostgreSQL: roles, migrations, append-only tables, sandbox mark. */
@NullMarked
package io.counterpool.kit.database;

import org.jspecify.annotations.NullMarked;
