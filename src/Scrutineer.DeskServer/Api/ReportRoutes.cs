using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Scrutineer.Desk.Paper;
using Scrutineer.Desk.People;
using Scrutineer.DeskServer.Reports;
using Scrutineer.DeskServer.Routes;
using Scrutineer.DeskServer.Scans;
using Scrutineer.Elections;
using Scrutineer.Law;
using Scrutineer.Office.Desk;

namespace Scrutineer.DeskServer.Api;

/// <summary>What machines, programs and observers send in.</summary>
internal static class ReportRoutes
{
    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes, DeskOffice desk)
    {
        routes.Api<ReportJson>("POST", "/api/v1/reports/{unit}/{channel}", Operation.ReportMachine, (context, visit, at, body) => Take(context, desk, visit, at.Unit, at.Channel, body))
            .Says<ReportJson, TakenJson>("A machine's report of a station. The same id with the same numbers again gives the same entry.");
        routes.Api<CorrectedReportJson>("POST", "/api/v1/reports/{unit}/{channel}/correct", Operation.CorrectProtocol, (context, visit, at, body) => Correct(context, desk, visit, at, body))
            .Says<CorrectedReportJson, TakenJson>("Replace a machine's report, with a reason code and a public reason; `seen` is that of the protocol.");
        routes.Api<ReportJson>("POST", "/api/v1/copies/{unit}", Operation.SendCopy, (context, visit, at, body) => Take(context, desk, visit, at.Unit, "observer", body))
            .Says<ReportJson, TakenJson>("An observer's copy of a station's protocol. The same id with the same numbers again gives the same entry.");
        routes.MapDesk("POST", "/api/v1/reports/{unit}", Operation.ReportMachine, (context, visit) => TakeFile(context, desk, visit)).WithMetadata(SizeLimit.Reports)
            .Says<Nothing, ReportedFileJson>("Machines' reports of a unit's stations in one file, CSV or a JSON list, of the channel ?channel=: all of them, or none.", "text/csv");
        routes.MapScan(desk);
    }

    private static async Task<IResult> TakeFile(HttpContext context, DeskOffice desk, DeskVisit visit)
    {
        var done = await ReportFile.Take(desk, visit.Who, ApiPlace.Of(context).Unit, context.Request.Query["channel"].ToString(), context.Request.Body, context.RequestAborted);
        return done.IsOk
            ? ApiJson.Answer(ReportedFileJson.Of(done.Value), done.Value.Refused.IsEmpty ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity)
            : context.Done(done);
    }

    private static void MapScan(this IEndpointRouteBuilder routes, DeskOffice desk)
    {
        routes.MapDesk("POST", "/api/v1/scans/{unit}/{channel}", Operation.AddScan, (context, visit) => Keep(context, desk, visit, ApiPlace.Of(context).Channel)).WithMetadata(SizeLimit.Scan)
            .Says<Nothing, ScanJson>("Keep a scan of a protocol: JPEG, PNG or PDF as it is, in the body.", "application/octet-stream");
        routes.MapDesk("POST", "/api/v1/copies/{unit}/scans", Operation.SendCopy, (context, visit) => Keep(context, desk, visit, "observer")).WithMetadata(SizeLimit.Scan)
            .Says<Nothing, ScanJson>("Keep a scan of an observer's copy: JPEG, PNG or PDF as it is, in the body.", "application/octet-stream");
        routes.Api("GET", "/api/v1/scans/{unit}/{channel}/{key}", Operation.SeeOverview, (context, visit, at) =>
        {
            var scan = desk.Scan(visit.Who, at.Unit, at.Channel, at.Key);
            // Nothing in a scan may run here, whatever it turns out to be.
            context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox; frame-ancestors 'none'";
            return scan.IsOk ? Results.Bytes(scan.Value.Bytes, scan.Value.MediaType) : context.Done(scan);
        }).Says<Nothing, Nothing>("A scan of a station, by its SHA-256.");
    }

    private static async Task<IResult> Keep(HttpContext context, DeskOffice desk, DeskVisit visit, string channel)
    {
        var scan = await ScanReader.Read(context.Request.Body, context.RequestAborted);
        return scan.IsOk
            ? context.Answer(desk.AddScan(visit.Who, ApiPlace.Of(context).Unit, channel, scan.Value.Bytes, scan.Value.MediaType), ScanJson.Of)
            : context.Done(scan);
    }

    private static IResult Correct(HttpContext context, DeskOffice desk, DeskVisit visit, ApiPlace at, CorrectedReportJson body)
    {
        var figures = new ReportJson(body.Id, body.Lines, body.Votes).Read(desk.Election);
        return figures.IsOk
            ? context.Answer(desk.CorrectReport(visit.Who, new SentReport(body.Id, at.Unit, at.Channel, figures.Value), body.Code, body.Reason, body.Seen), taken => new TakenJson(taken.Index, taken.IsNew))
            : context.Done(figures);
    }

    private static IResult Take(HttpContext context, DeskOffice desk, DeskVisit visit, string unit, string channel, ReportJson body)
    {
        var figures = body.Read(desk.Election);
        return figures.IsOk
            ? context.Answer(desk.Report(visit.Who, new SentReport(body.Id, unit, channel, figures.Value)), taken => new TakenJson(taken.Index, taken.IsNew))
            : context.Done(figures);
    }
}

/// <summary>A report. Lines and votes by code; what is left out is blank.</summary>
internal sealed record ReportJson(string Id, Dictionary<string, long> Lines, Dictionary<string, long> Votes)
{
    /// <summary>The numbers in the order of the paper. Refuses <c>line-unknown</c>, <c>list-unknown</c>, <c>count-…</c>.</summary>
    public Result<PaperFigures> Read(Election election)
    {
        if (NumbersJson.Wrong(Lines.Values.Concat(Votes.Values).Select(n => (long?)n)) is { } wrong) return wrong;
        var numbers = new long?[election.Form.Lines.Length + election.Lists.Length];
        foreach (var (code, number) in Lines)
        {
            var at = election.Form.Find(code);
            if (at < 0) return new Refusal("line-unknown", "A line is named that the form does not have.");
            numbers[at] = number;
        }

        foreach (var (code, number) in Votes)
        {
            var at = election.FindList(code);
            if (at < 0) return new Refusal("list-unknown", "A list is named that is not among the lists.");
            numbers[election.Form.Lines.Length + at] = number;
        }

        return PaperFigures.Of(numbers, election.Form.Lines.Length);
    }
}

/// <summary>A report that replaces another.</summary>
internal sealed record CorrectedReportJson(string Id, Dictionary<string, long> Lines, Dictionary<string, long> Votes, string Code, string Reason, string Seen);

internal sealed record TakenJson(long Index, bool IsNew);

/// <summary>What became of a file.</summary>
internal sealed record ReportedFileJson(int New, AgainJson[] Again, RefusedLineJson[] Refused)
{
    public static ReportedFileJson Of(ReportedFile file) =>
        new(file.New, [.. file.Again.Select(a => new AgainJson(a.Line, a.Unit))], [.. file.Refused.Select(r => new RefusedLineJson(r.Line, r.Code, r.Message))]);
}

/// <summary>A line whose report was there already.</summary>
internal sealed record AgainJson(int Line, string Unit);
