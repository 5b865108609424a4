using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Scrutineer.Desk.People;
using Scrutineer.DeskServer.Api;
using Scrutineer.DeskServer.Merging;
using Scrutineer.DeskServer.Pages.Deciding;
using Scrutineer.DeskServer.Pages.Disputes;
using Scrutineer.DeskServer.Pages.Merging;
using Scrutineer.DeskServer.Pages.Office;
using Scrutineer.DeskServer.Pages.Overview;
using Scrutineer.DeskServer.Pages.Reports;
using Scrutineer.DeskServer.Pages.Typing;
using Scrutineer.DeskServer.Routes;
using Scrutineer.Office.Desk;

namespace Scrutineer.DeskServer.Pages;

/// <summary>The pages of the desk. Complete without a script; the module adds keys, running sums and autosave.</summary>
internal static class DeskPages
{
    /// <summary>Maps them all.</summary>
    public static void Map(IEndpointRouteBuilder routes, DeskOffice desk, StaffRoutes staff, IncomingRecords incoming)
    {
        var walls = new Walls(desk);
        DeskAssets.Map(routes);
        routes.MapOpen("GET", "/", (_, language, _) => Task.FromResult<IResult>(new SeeOther("/ky/")));
        routes.MapOpen("GET", "/{language}/sign-in", (context, language, token) =>
            Task.FromResult(Html(SignInPage.Write(language, token, Asked(context, "refused"), Asked(context, "next") ?? ""))));
        routes.MapOwn("GET", "/{language}/password", (context, visit, _) =>
            Task.FromResult(Html(SignInPage.WritePassword(visit.Language, visit.FormToken, Asked(context, "refused")))), forNewcomers: true);
        routes.MapOwn("GET", "/{language}/", (context, visit, _) => Task.FromResult<IResult>(new SeeOther(Home(new DeskPage(context, visit, desk)))));
        routes.MapOwn("GET", "/{language}/me", (context, visit, _) => Task.FromResult(OwnPage.Write(new DeskPage(context, visit, desk))));
        TypingPages.Map(routes, desk, walls);
        DecidingPages.Map(routes, desk, walls);
        OverviewPages.Map(routes, desk, walls);
        OfficePages.Map(routes, desk, walls);
        ReportPages.Map(routes, desk, walls);
        StaffPages.Map(routes, desk, staff);
        MergePages.Map(routes, desk, walls, incoming);
        DisputePages.Map(routes, desk, walls);
    }

    /// <summary>Where somebody's work is.</summary>
    private static string Home(DeskPage page) => page.Visit.Who.Role switch
    {
        Role.Typist => page.To("type"),
        Role.Coordinator or Role.Commissioner => page.To("waiting", page.Visit.Who.Unit),
        Role.Administrator => page.To("staff"),
        Role.DisputeOfficer => page.To("cases"),
        Role.Observer or Role.Auditor => page.To("wall", page.Visit.Who.Unit),
        _ => throw new InvalidOperationException(page.Visit.Who.Role.ToString()),
    };

    private static string? Asked(HttpContext context, string name) => context.Request.Query[name].ToString() is { Length: > 0 } text ? text : null;

    private static IResult Html(string page) => Results.Text(page, "text/html; charset=utf-8");
}
