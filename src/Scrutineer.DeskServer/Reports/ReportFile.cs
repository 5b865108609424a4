using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Scrutineer.Desk.Paper;
using Scrutineer.Desk.People;
using Scrutineer.Law;
using Scrutineer.Office.Desk;

namespace Scrutineer.DeskServer.Reports;

/// <summary>
/// A file of machine reports: CSV with a head, or a JSON list. What cannot be read is refused line by line, before anything is decided. A report without an id gets one
/// of its content, so that the same file again is the same reports.
/// </summary>
internal static class ReportFile
{
    /// <summary>Most reports in one file.</summary>
    public const int Most = 10_000;

    private const int IdLength = 40;
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>Reads a file and takes it. Refuses <c>report-file-form</c>, <c>report-file-column</c>, <c>report-file-many</c>, <c>desk-too-large</c>; lines as <see cref="DeskOffice.ReportFile"/>, and <c>count-…</c>.</summary>
    public static async Task<Result<ReportedFile>> Take(DeskOffice desk, StaffMember who, string unit, string channel, Stream sent, CancellationToken cancel)
    {
        using var bytes = new MemoryStream();
        await sent.CopyToAsync(bytes, cancel);
        var read = Read(desk, channel, bytes.ToArray());
        if (!read.IsOk)
        {
            desk.Audit.Refused(who, Operation.ReportMachine, unit, read.Refusal!.Code);
            return read.Refusal;
        }

        return desk.ReportFile(who, unit, channel, read.Value.Reports, read.Value.Refused);
    }

    private static Result<(ImmutableArray<(int Line, SentReport Report)> Reports, ImmutableArray<Refusal> Refused)> Read(DeskOffice desk, string channel, byte[] bytes)
    {
        string text;
        try
        {
            text = Strict.GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return new Refusal("report-file-form", "The file is not UTF-8 text.");
        }

        var rows = text.TrimStart() is ['[' or '{', ..] ? ReportJsonFile.Rows(desk.Election, bytes) : ReportCsvFile.Rows(desk.Election, text);
        if (!rows.IsOk) return rows.Refusal!;
        if (rows.Value.Length > Most) return new Refusal("report-file-many", $"A file has at most {Most} reports.");
        var (reports, refused) = (ImmutableArray.CreateBuilder<(int, SentReport)>(), ImmutableArray.CreateBuilder<Refusal>());
        foreach (var row in rows.Value)
        {
            if (row.Numbers.IsOk) reports.Add((row.Line, Report(row, row.Numbers.Value)));
            else refused.Add(row.Numbers.Refusal! with { Line = row.Line });
        }

        return (reports.ToImmutable(), refused.ToImmutable());

        SentReport Report(ReportRow row, long?[] numbers) =>
            new(row.Id.Length > 0 ? row.Id : IdOf(channel, row.Unit, numbers), row.Unit, channel, PaperFigures.Of(numbers, desk.Election.Form.Lines.Length));
    }

    private static string IdOf(string channel, string unit, long?[] numbers) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', [channel, unit, .. numbers.Select(n => n?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "")]))))[..IdLength];
}

/// <summary>A report as a file has it.</summary>
/// <param name="Line">The line, or in JSON the place in the list, from 1.</param>
/// <param name="Id">Made by the sender; empty: none.</param>
/// <param name="Unit">The station.</param>
/// <param name="Numbers">The numbers in the order of the paper, or why they cannot be read.</param>
internal readonly record struct ReportRow(int Line, string Id, string Unit, Result<long?[]> Numbers);
