package dev.tidemark.app;
public final class Bootstrap { public static void main(String[] args) {} }
