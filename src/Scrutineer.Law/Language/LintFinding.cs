using System.Collections.Immutable;

namespace Scrutineer.Law.Language;

/// <summary>How much a finding on a law weighs.</summary>
public enum LintSeverity
{
    /// <summary>The law leaves open what a count can ask of it: it should not be used.</summary>
    Refuse,

    /// <summary>Worth a look.</summary>
    Note,
}

/// <summary>One finding on a law.</summary>
/// <param name="Severity">How much it weighs.</param>
/// <param name="Code">Stable code, listed in docs/reference/cli.md.</param>
/// <param name="Path">The place in the law document, for example <c>$.steps[2].by</c>.</param>
/// <param name="Step">Name of the step; empty: the law itself.</param>
/// <param name="Option">The option that is meant.</param>
/// <param name="Values">What can be named there.</param>
/// <param name="Message">One sentence.</param>
public sealed record LintFinding(LintSeverity Severity, string Code, string Path, string Step, string Option, ImmutableArray<string> Values, string Message);
