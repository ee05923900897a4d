/**
 * What runs beside a server now and then. {@link io.github.portfolioplatform.render.job.Schedule} says when, and {@link
 * io.github.portfolioplatform.render.job.JobPod} what all of its pods have.
 */
@NullMarked
package io.github.portfolioplatform.render.job;

import org.jspecify.annotations.NullMarked;
