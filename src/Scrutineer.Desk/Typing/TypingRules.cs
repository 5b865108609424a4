using System.Collections.Immutable;
using Scrutineer.Desk.Paper;
using Scrutineer.Desk.People;
using Scrutineer.Law;

namespace Scrutineer.Desk.Typing;

/// <summary>The transitions of double entry. Every number that counts was typed alike by two different people.</summary>
public static class TypingRules
{
    /// <summary>
    /// The stage after an action. Refuses <c>typing-same-person</c>, <c>typing-taken</c>, <c>typing-not-yours</c>, <c>typing-shape</c>,
    /// <c>decision-no-reason</c>, <c>decision-coordinator-first</c>, <c>decision-same-person</c>, <c>correction-reason</c>, and
    /// <c>typing-not-now</c> for everything that the stage does not allow.
    /// </summary>
    public static Result<Stage> Next(Stage stage, TypingAction action) => (stage, action) switch
    {
        (Stage.Untyped s, TypingAction.Take a) => new Stage.FirstTyping(a.By, s.Correction),
        (Stage.TypedOnce s, TypingAction.Take a) => s.First.Hands.Contains(a.By)
            ? new Refusal("typing-same-person", "You typed this protocol already; somebody else types it the second time.")
            : new Stage.SecondTyping(s.First, a.By, s.Correction),
        (Stage.Returned s, TypingAction.Take a) => new Stage.Retyping(s.First, s.Second, s.Settled, a.By, s.Correction),
        (Stage.FirstTyping or Stage.SecondTyping or Stage.Retyping, TypingAction.Take a) => Typist(stage) == a.By
            ? stage
            : new Refusal("typing-taken", "Somebody else is typing this protocol."),

        (Stage.FirstTyping or Stage.SecondTyping or Stage.Retyping, TypingAction.PutBack a) => Typist(stage) == a.By ? Put(stage) : NotYours,
        (Stage.FirstTyping or Stage.SecondTyping or Stage.Retyping, TypingAction.Free) => Put(stage),
        (Stage.FirstTyping or Stage.SecondTyping or Stage.Retyping, TypingAction.Finish a) => Typist(stage) == a.By ? Finish(stage, a) : NotYours,

        (Stage.Differing s, TypingAction.Return) => new Stage.Returned(s.First, s.Second, s.Settled, s.Correction),
        (Stage.TypedOnce or Stage.Differing or Stage.Returned or Stage.Deciding, TypingAction.Discard) => new Stage.Untyped(stage.Correction),

        (Stage.Deciding s, TypingAction.Accept a) => Accept(s, a),
        (Stage.Ready, TypingAction.Record a) => new Stage.Recorded(a.Index),
        (Stage.Recorded s, TypingAction.Correct a) => Correct(s, a),
        _ => new Refusal("typing-not-now", $"This cannot be done now: the protocol is {Name(stage)}."),
    };

    /// <summary>The stage's word, in files and addresses.</summary>
    public static string Name(Stage stage) => stage switch
    {
        Stage.Untyped => "untyped",
        Stage.FirstTyping => "first-typing",
        Stage.TypedOnce => "typed-once",
        Stage.SecondTyping => "second-typing",
        Stage.Differing => "differing",
        Stage.Returned => "returned",
        Stage.Retyping => "retyping",
        Stage.Deciding => "deciding",
        Stage.Ready => "ready",
        Stage.Recorded => "recorded",
        _ => throw new InvalidOperationException(stage.GetType().Name),
    };

    /// <summary>Whoever is typing it now; null: nobody.</summary>
    public static string? Typist(Stage stage) => stage switch
    {
        Stage.FirstTyping s => s.Typist,
        Stage.SecondTyping s => s.Typist,
        Stage.Retyping s => s.Typist,
        _ => null,
    };

    private static Refusal NotYours => new("typing-not-yours", "You have not taken this protocol; take it first.");

    private static Stage Put(Stage stage) => stage switch
    {
        Stage.FirstTyping s => new Stage.Untyped(s.Correction),
        Stage.SecondTyping s => new Stage.TypedOnce(s.First, s.Correction),
        Stage.Retyping s => new Stage.Returned(s.First, s.Second, s.Settled, s.Correction),
        _ => throw new InvalidOperationException(stage.GetType().Name),
    };

    private static Result<Stage> Finish(Stage stage, TypingAction.Finish done)
    {
        switch (stage)
        {
            case Stage.FirstTyping s:
                return new Stage.TypedOnce(TypedPaper.By(done.By, done.Figures), s.Correction);
            case Stage.SecondTyping s:
                return s.First.Figures.Length != done.Figures.Length ? Shape : Compared(s.First, TypedPaper.By(done.By, done.Figures), [], done, s.Correction);
            case Stage.Retyping s:
                if (s.First.Figures.Length != done.Figures.Length) return Shape;
                var (first, second) = (s.First, s.Second);
                foreach (var place in s.Places) (first, second) = Retyped(first, second, place, done.Figures[place], done.By);
                return Compared(first, second, [.. s.Settled.Union(s.Places).Order()], done, s.Correction);
            default:
                throw new InvalidOperationException(stage.GetType().Name);
        }
    }

    private static Refusal Shape => new("typing-shape", "The paper has another number of lines or lists.");

    /// <summary>A number typed again agrees with that of another person, or takes the place of the own one. The two hands of a place always differ.</summary>
    private static (TypedPaper First, TypedPaper Second) Retyped(TypedPaper first, TypedPaper second, int place, long? number, string by) => true switch
    {
        _ when number == first.Figures[place] && by != first.Hands[place] => (first, second.With(place, number, by)),
        _ when number == second.Figures[place] && by != second.Hands[place] => (first.With(place, number, by), second),
        _ when by == first.Hands[place] => (first.With(place, number, by), second),
        _ => (first, second.With(place, number, by)),
    };

    private static Stage Compared(TypedPaper first, TypedPaper second, ImmutableArray<int> retyped, TypingAction.Finish done, Correction? correction)
    {
        if (first.Figures != second.Figures) return new Stage.Differing(first, second, retyped, correction);
        var agreed = new AgreedPaper(first.Figures, [.. first.Hands.Concat(second.Hands).Distinct().Order(StringComparer.Ordinal)], retyped);
        return done.Findings.IsEmpty ? new Stage.Ready(agreed, [], [], correction) : new Stage.Deciding(agreed, done.Findings, null, correction);
    }

    /// <summary>A warning takes a coordinator; an error takes a coordinator and then a commissioner.</summary>
    private static Result<Stage> Accept(Stage.Deciding stage, TypingAction.Accept accept)
    {
        if (string.IsNullOrWhiteSpace(accept.Reason)) return new Refusal("decision-no-reason", "Say why it stands; the reason is public.");
        var decision = new Decision(accept.By, accept.Role, accept.Reason.Trim());
        return (stage.Coordinator, accept.Role) switch
        {
            (null, Role.Coordinator) => stage.HasError ? stage with { Coordinator = decision } : new Stage.Ready(stage.Paper, stage.Findings, [decision], stage.Correction),
            (null, Role.Commissioner) => new Refusal("decision-coordinator-first", "A coordinator looks at it first and says what the paper is like."),
            ({ } before, Role.Commissioner) => before.By == accept.By
                ? new Refusal("decision-same-person", "The commissioner is somebody other than the coordinator.")
                : new Stage.Ready(stage.Paper, stage.Findings, [before, decision], stage.Correction),
            _ => new Refusal("typing-not-now", "The coordinator has decided; a commissioner is awaited."),
        };
    }

    private static Result<Stage> Correct(Stage.Recorded stage, TypingAction.Correct correct)
    {
        if (!CorrectionReasons.All.Contains(correct.Code)) return new Refusal("correction-reason", $"\"{correct.Code}\" is no reason of a correction.");
        return string.IsNullOrWhiteSpace(correct.Reason)
            ? new Refusal("decision-no-reason", "Say why it is corrected; the reason is public.")
            : new Stage.Untyped(new Correction(correct.By, correct.Code, correct.Reason.Trim(), stage.Index));
    }
}
