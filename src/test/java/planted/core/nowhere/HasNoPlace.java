package planted.core.nowhere;

/** Planted: its package stands in no line of the order. */
public class HasNoPlace { }
