using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Scrutineer.Desk.Intake;
using Scrutineer.DeskServer.Accounts;
using Scrutineer.DeskServer.Pages.Disputes;
using Scrutineer.DeskServer.Scans;
using Scrutineer.Law;
using Scrutineer.Office.Desk.Intake;

namespace Scrutineer.DeskServer.Pages.Intake;

/// <summary>Reads the forms of the public.</summary>
internal static class SentForm
{
    /// <summary>The field that tells one form from another, so that the same sent twice is kept once.</summary>
    public const string Once = "once";

    /// <summary>A form as a link gives it: with the unit, and nothing else.</summary>
    public static IFormCollection Begun(HttpContext context) => new FormCollection(new Dictionary<string, StringValues>
    {
        [Once] = Secrets.Draw(),
        ["unit"] = context.Request.Query["unit"],
    });

    public static Submission.Complaint Complaint(IFormCollection form, string language) =>
        new("", language, Line(form, "unit"), Line(form, "kind"), DisputeForm.Word(form, "list"), null, Line(form, "ground"), Text(form, "text"), []);

    public static Submission.ErrorReport Report(IFormCollection form, string language) => new("", language, Line(form, "unit"), Line(form, "figure"), Line(form, "shown"), Text(form, "expected"));

    /// <summary>Files that were handed in, looked at as scans are. Refuses with the codes of <see cref="ScanRefusals"/>.</summary>
    public static async Task<Result<HandedIn[]>> Files(IFormCollection form, CancellationToken cancel)
    {
        var files = new List<HandedIn>();
        for (var i = 0; i < DisputeFields.Files; i++)
        {
            var n = i.ToString(CultureInfo.InvariantCulture);
            if (form.Files.GetFile($"file-{n}") is not { Length: > 0 } file) continue;
            using var sent = new MemoryStream();
            await file.CopyToAsync(sent, cancel);
            var read = await File(sent.ToArray(), Line(form, $"what-{n}"), form[$"public-{n}"] == "yes", cancel);
            if (!read.IsOk) return read.Refusal!;
            files.Add(read.Value);
        }

        return files.ToArray();
    }

    /// <summary>One file, looked at as a scan is.</summary>
    public static async Task<Result<HandedIn>> File(byte[] sent, string what, bool isPublic, CancellationToken cancel)
    {
        using var stream = new MemoryStream(sent);
        var scan = await ScanReader.Read(stream, cancel);
        return scan.IsOk ? new HandedIn(what, isPublic, Convert.ToHexStringLower(SHA256.HashData(sent)), scan.Value.Bytes, scan.Value.MediaType) : scan.Refusal!;
    }

    private static string Line(IFormCollection form, string name) => form[name].ToString().Trim();

    private static string Text(IFormCollection form, string name) => form[name].ToString().ReplaceLineEndings("\n").Trim();
}
