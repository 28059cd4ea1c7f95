"""Pictures that move under the reader's hand, without a kernel.

Each is a module of plain JavaScript beside a Python module of the same name. Python says how it
starts, draws that as a still picture with its text, and publishes both as HTML: where scripts run
(JupyterLab, Colab, JupyterLite, the website) the script replaces the picture, elsewhere the picture
stays.

================  =================================================================================
`live`            joins the modules of a moving picture into one, and publishes it
`known`           what scripts know of each activation: from the registry
`neuron`          a neuron with two inputs: its parts, its activation, the plane of inputs
`hinges`          be the network: place hinges until their sum follows a target
`playground`      a small network learns before the eyes, with its hidden space
`chain`           backpropagation through two neurons in a row, step by step
`signals`         activations and gradients of each layer of a deep network, before and in training
`race`            optimizers run down a ravine, each at its own tuned learning rate
`explorer`        activation functions laid over each other, their slopes, and a bell curve of z
================  =================================================================================

Each picture's module has a function `show`. In JavaScript `component.mjs` has controls, keys and
the sentence that is read out, `panel.mjs` axes and curves; both know no activation.
`activations.mjs`, `bell.mjs`, `small_network.mjs`, `deep_network.mjs` and `optimizers.mjs` compute,
and touch no page, so that tests can hold their numbers against Python's.
"""
