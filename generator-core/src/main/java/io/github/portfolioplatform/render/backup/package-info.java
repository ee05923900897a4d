/**
 * Copies of the data of an instance: taken, proven and, when a person wants it, put back. {@link
 * io.github.portfolioplatform.render.backup.Backups} is the door. What an engine says of its copies comes from {@link
 * io.github.portfolioplatform.engine.DataCopies}.
 */
@NullMarked
package io.github.portfolioplatform.render.backup;

import org.jspecify.annotations.NullMarked;
