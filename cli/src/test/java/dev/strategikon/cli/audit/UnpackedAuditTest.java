package dev.strategikon.cli.audit;
