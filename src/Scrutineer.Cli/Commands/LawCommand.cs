using System.CommandLine;

namespace Scrutineer.Cli.Commands;

/// <summary><c>scrutineer law</c>: what a law says, what it leaves unsaid, and how it differs from another.</summary>
internal static class LawCommand
{
    public static Command Build() => new("law", "A law by itself: what it says, what it leaves unsaid, how it differs from another.")
    {
        LawLintCommand.Build(),
        LawExplainCommand.Build(),
        LawDiffCommand.Build(),
    };

    public static Argument<string> Source(string name = "FILE") => new(name) { Description = "A law document, a file with votes and a law, or an election folder." };
}
