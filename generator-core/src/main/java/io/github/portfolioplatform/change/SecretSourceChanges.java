package io.github.portfolioplatform.change;

import io.github.portfolioplatform.engine.Compatibility;
import io.github.portfolioplatform.engine.DatabaseEngine;
import io.github.portfolioplatform.model.RiskyChange;

/** The passwords of an instance with data come from another source, which may hold other passwords. It is one finding for an instance. */
final class SecretSourceChanges implements GuardRule {

    @Override
    public void check(InstanceChange instance, Findings findings) {
        SecretSourceChange.of(instance)
                .ifPresent(change -> findings.add(
                        RiskyChange.SECRET_SOURCE_CHANGES,
                        change.resource(),
                        change.field(),
                        what(instance, change),
                        way(instance, change),
                        change.after().id()));
    }

    private static String what(InstanceChange instance, SecretSourceChange change) {
        boolean keeps = instance.engine()
                .map(DatabaseEngine::compatibility)
                .filter(Compatibility::keepsItsPassword)
                .isPresent();
        return "The passwords of " + instance.name() + " come from "
                + change.after().text() + " instead of "
                + change.before().text() + ". "
                + (keeps
                        ? "The server keeps the passwords that it has: with other ones, neither applications nor the access job log in."
                        : "With other passwords, applications are refused until they have read the new ones.");
    }

    private static String way(InstanceChange instance, SecretSourceChange change) {
        String copy = "Copy all present passwords from " + change.before().text();
        return switch (change.after().kind()) {
            case STORE, FILE -> copy + " to " + change.after().text() + " first.";
            case PROVIDED ->
                copy + " to " + change.after().text()
                        + " and those of the other users first; what an operator made goes with its resource.";
            case GENERATED ->
                "Keep " + change.before().text()
                        + ". Generated passwords are always new: before you accept them, set those of the Secrets "
                        + instance.name() + "-passwords… for every user in the running database.";
        };
    }
}
