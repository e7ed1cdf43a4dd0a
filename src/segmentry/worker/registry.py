"""Every question by its name, as it is sent."""

from segmentry.worker import labelling_questions, questions
from segmentry.worker.questions import Question

#: Every kind of question.
QUESTIONS: dict[str, type[Question]] = {
    kind.__name__: kind
    for kind in (
        questions.Read,
        questions.Choose,
        questions.Segment,
        questions.FindUnusual,
        questions.WriteCustomers,
        questions.WriteReport,
        questions.Weigh,
        questions.CarryNames,
        labelling_questions.Label,
        labelling_questions.WriteLabelled,
    )
}
