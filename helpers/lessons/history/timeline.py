"""What lesson 2 tells, year by year."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Milestone:
    """A year in which something changed.

    Parameters
    ----------
    year : int
        When it was published.
    who : str
        Whose work it is.
    what : str
        What it brought, in a few words.
    kind : {"function", "learning", "theory", "obstacle"}
        Whether it brought a function, a way to learn, a theorem, or a problem.
    problem : str
        The problem it solved, or posed.
    """

    year: int
    who: str
    what: str
    kind: str
    problem: str


#: What lesson 2 tells, in the order of the years.
MILESTONES = (
    Milestone(1838, "Verhulst", "logistic curve", "function", "growth that must level off"),
    Milestone(1943, "McCulloch & Pitts", "step neuron", "function", "thinking as logic"),
    Milestone(1958, "Rosenblatt", "perceptron", "learning", "weights that find themselves"),
    Milestone(1969, "Minsky & Papert", "limits of one layer", "obstacle", "XOR and its kin"),
    Milestone(1969, "Fukushima", "ReLU", "function", "an eye's feature detectors"),
    Milestone(1986, "Rumelhart, Hinton & Williams", "backpropagation", "learning",
              "blame for hidden units"),
    Milestone(1989, "Cybenko", "universal approximation", "theory", "is one layer enough?"),
    Milestone(1990, "Bridle", "softmax, named", "function", "probabilities for many classes"),
    Milestone(1991, "Hochreiter", "vanishing gradients", "obstacle", "why deep nets stall"),
    Milestone(1993, "Leshno et al.", "non-polynomial: all that is needed", "theory",
              "which functions are universal?"),
    Milestone(1998, "LeCun et al.", "scaled tanh, advised", "function",
              "signals that drift from zero"),
    Milestone(2001, "Dugas et al.", "softplus", "function", "prices that must rise"),
    Milestone(2010, "Glorot & Bengio", "why deep nets stall, measured", "theory",
              "signals that fade by layer"),
    Milestone(2010, "Nair & Hinton", "ReLU for hidden units", "function", "units with intensity"),
    Milestone(2011, "Glorot, Bordes & Bengio", "deep ReLU networks", "learning",
              "no more pre-training"),
    Milestone(2013, "Maas et al.", "leaky ReLU", "function", "units that die"),
    Milestone(2015, "He et al.", "PReLU", "function", "which leak is best?"),
    Milestone(2015, "Clevert et al.", "ELU", "function", "outputs nearer zero mean"),
    Milestone(2016, "Hendrycks & Gimpel", "GELU", "function", "noise, averaged"),
    Milestone(2017, "Klambauer et al.", "SELU", "function", "layers that normalize themselves"),
    Milestone(2017, "Ramachandran et al.", "Swish", "function", "let a search decide"),
    Milestone(2019, "Roy et al.", "LiSHT", "function", "use the negative side too"),
    Milestone(2019, "Misra", "Mish", "function", "a deeper dip"),
    Milestone(2020, "Shazeer", "SwiGLU", "function", "a gate with weights of its own"),
)
