/** Values that specs accept, compared with what Kubernetes, container runtimes and stores of S3 accept. */
package io.github.portfolioplatform.values;
