/** The goals of the plugin. They translate parameters into one call of the library, and problems into one message of the build. */
@NullMarked
package io.github.portfolioplatform.maven;

import org.jspecify.annotations.NullMarked;
