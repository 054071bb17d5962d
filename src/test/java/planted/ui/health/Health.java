package planted.ui.health;

/** Planted: something to depend on. */
public class Health { }
