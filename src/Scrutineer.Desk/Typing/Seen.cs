using System.Security.Cryptography;
using System.Text;
using Scrutineer.Desk.Paper;

namespace Scrutineer.Desk.Typing;

/// <summary>
/// A digest of exactly what somebody has before him when he decides. It is sent back with the decision; if what is there has changed meanwhile, the
/// decision is refused.
/// </summary>
public static class Seen
{
    /// <summary>The digest of a protocol at a stage: SHA-256 as 64 lower-case hex digits over unit, channel and everything the stage holds.</summary>
    public static string Of(string unit, string channel, Stage stage)
    {
        var to = new StringBuilder("scrutineer/seen/1\n").Append(unit).Append('\n').Append(channel).Append('\n').Append(TypingRules.Name(stage)).Append('\n');
        switch (stage)
        {
            case Stage.Differing s: Add(to, s.First.Figures); Add(to, s.Second.Figures); break;
            case Stage.Returned s: Add(to, s.First.Figures); Add(to, s.Second.Figures); break;
            case Stage.Deciding s:
                Add(to, s.Paper.Figures);
                foreach (var finding in s.Findings) to.Append(finding.Code).Append(finding.IsError ? '!' : '?').Append('\n');
                if (s.Coordinator is { } before) to.Append(before.By).Append(' ').Append(before.Reason.Length).Append(' ').Append(before.Reason).Append('\n');
                break;
            case Stage.Recorded s: to.Append(System.Globalization.CultureInfo.InvariantCulture, $"{s.Index}\n"); break;
            default: to.Append(TypingRules.Typist(stage)); break;
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(to.ToString())));
    }

    private static void Add(StringBuilder to, PaperFigures figures)
    {
        for (var i = 0; i < figures.Length; i++) to.Append(System.Globalization.CultureInfo.InvariantCulture, $"{figures[i]?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "-"} ");
        to.Append('\n');
    }
}
