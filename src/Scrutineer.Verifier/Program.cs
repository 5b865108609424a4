using Scrutineer.Published.Output;
using Scrutineer.Published;
using Scrutineer.Verification;
using Scrutineer.Verifier;

const int Verified = 0, NotVerified = 1, NotRead = 2;
if (args is ["--help" or "-h"])
{
    Console.WriteLine(Arguments.Usage);
    return Verified;
}

if (Arguments.Read(args) is not { } arguments)
{
    Console.Error.WriteLine(Arguments.Usage);
    return NotRead;
}

try
{
    using var opened = PublishedFiles.Open(arguments.Place);
    if (opened is null)
    {
        Console.Error.WriteLine($"{arguments.Place}: there is no such folder or file.");
        return NotRead;
    }

    var bar = new ProgressBar();
    var options = new VerifyOptions
    {
        TrustedPolicy = arguments.Policy is { } policy ? File.ReadAllText(policy) : null,
        Remembered = arguments.Remember is { } remembered ? RememberedFile.Read(remembered) : null,
        At = arguments.At,
    };
    var report = RecordVerifier.Verify(opened.Files, options, bar);
    bar.End();
    if (arguments.IsJson)
    {
        using var output = Console.OpenStandardOutput();
        ReportJson.Write(output, report);
        output.WriteByte((byte)'\n');
    }
    else
    {
        ReportText.Write(Console.Out, report, options.TrustedPolicy is not null);
    }

    if (report.IsVerified && arguments.Remember is { } file) RememberedFile.Replace(file, report.CheckpointBytes.Span);
    return report.IsVerified ? Verified : NotVerified;
}
catch (Exception e) when (e is IOException or UnauthorizedAccessException or HttpRequestException or OperationCanceledException or NotSupportedException)
{
    Console.Error.WriteLine($"{arguments.Place}: {e.GetBaseException().Message}");
    return NotRead;
}
