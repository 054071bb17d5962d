package planted.core.data;

/** Planted: the layout library outside of its home. */
class LaysOut {
    Object graph() {
        return org.eclipse.elk.graph.util.ElkGraphUtil.createGraph();
    }
}
