function start(root) {}
