/**
 * Applies what is rendered to a real Kubernetes control plane: API server, etcd and controllers are those of Kubernetes, and the node only
 * pretends to run pods. So these tests prove what a cluster accepts, keeps, admits and restarts, and nothing of the servers themselves.
 */
package io.github.portfolioplatform.cluster;
