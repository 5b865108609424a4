using System.Collections.Immutable;

namespace Scrutineer.Verification;

/// <summary>The steps while they are checked. The first fault of a step is kept. Different threads may write to different steps.</summary>
internal sealed class StepTable
{
    private readonly Fault?[] faults = new Fault?[(int)Step.V15 + 1];
    private readonly string?[] reasons = new string?[(int)Step.V15 + 1];

    public bool HasFailed(Step step) => faults[(int)step] is not null;

    /// <summary>True if nothing was said against the step so far.</summary>
    public bool IsOpen(Step step) => faults[(int)step] is null && reasons[(int)step] is null;

    public void Blame(Step step, Fault fault) => faults[(int)step] ??= fault;

    /// <summary>Says why a step could not be checked to its end; a fault found in it all the same has precedence.</summary>
    public void Skip(string reason, params ReadOnlySpan<Step> steps)
    {
        foreach (var step in steps) reasons[(int)step] ??= reason;
    }

    public void SkipAfter(Step failed, params ReadOnlySpan<Step> steps) => Skip($"It needs {failed}, which failed.", steps);

    public ImmutableArray<StepResult> Results() =>
    [
        .. Enum.GetValues<Step>().Where(s => s != Step.None).Select(s => (faults[(int)s], reasons[(int)s]) switch
        {
            ({ } fault, _) => new StepResult(s, StepState.Failed, fault),
            (null, { } reason) => new StepResult(s, StepState.NotChecked, Reason: reason),
            _ => new StepResult(s, StepState.Passed),
        }),
    ];
}
