package planted.cli;

/** Planted: something to depend on. */
public class Command { }
