using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Scrutineer.Desk.People;
using Scrutineer.DeskServer.Accounts;
using Scrutineer.DeskServer.Api;
using Scrutineer.DeskServer.Routes;
using Scrutineer.Law;
using Scrutineer.Office.Desk;

namespace Scrutineer.DeskServer.Pages.Office;

/// <summary>What an administrator does with accounts: he closes them, and asks for all else.</summary>
internal static class StaffPages
{
    public static void Map(IEndpointRouteBuilder routes, DeskOffice desk, StaffRoutes staff)
    {
        routes.MapDesk("GET", "/{language}/staff", Operation.ManageStaff, (context, visit) => Show(context, visit, desk, staff, new StaffDone()));
        routes.MapDesk("POST", "/{language}/staff", Operation.ManageStaff, async (context, visit) =>
        {
            var person = Written(await DeskPage.FormOf(context));
            var made = await staff.Add(visit.Who, person);
            return await Show(context, visit, desk, staff, made.IsOk ? new StaffDone { IsAsked = true } : new StaffDone { Refusal = made.Refusal, Person = person });
        }, again: async (context, visit, refusal) => await Show(context, visit, desk, staff, new StaffDone { Refusal = refusal, Person = Written(await DeskPage.FormOf(context)) }));
        routes.MapDesk("POST", "/{language}/staff/import", Operation.ManageStaff, async (context, visit) =>
        {
            var csv = (await DeskPage.FormOf(context))["csv"].ToString();
            var (asked, refused) = await staff.Take(visit.Who, csv);
            return await Show(context, visit, desk, staff, asked is { IsOk: true } ? new StaffDone { IsAsked = true } : new StaffDone { Refusal = asked?.Refusal, Lines = refused, Csv = csv });
        }, again: async (context, visit, refusal) => await Show(context, visit, desk, staff, new StaffDone { Refusal = refusal, Csv = (await DeskPage.FormOf(context))["csv"].ToString() }));
        Change("close", async (who, key) => await staff.Close(who, key) is var done && done.IsOk ? new StaffDone { IsDone = true } : new StaffDone { Refusal = done.Refusal });
        Change("open", async (who, key) => Of(await staff.Open(who, key)));
        Change("password", async (who, key) => Of(await staff.Reset(who, key)));

        void Change(string name, Func<StaffMember, string, Task<StaffDone>> change) =>
            routes.MapDesk("POST", $"/{{language}}/staff/{{key}}/{name}", Operation.ManageStaff, async (context, visit) =>
                await Show(context, visit, desk, staff, await change(visit.Who, (string)context.GetRouteValue("key")!)),
                again: (context, visit, refusal) => Show(context, visit, desk, staff, new StaffDone { Refusal = refusal }));
    }

    private static NewStaff Written(IFormCollection form) => new(form["login"].ToString().Trim(), form["person"].ToString().Trim(), form["role"].ToString(), form["of"].ToString().Trim());

    private static StaffDone Of(Result<StaffRequest> asked) => asked.IsOk ? new StaffDone { IsAsked = true } : new StaffDone { Refusal = asked.Refusal };

    private static async Task<IResult> Show(HttpContext context, DeskVisit visit, DeskOffice desk, StaffRoutes staff, StaffDone done) =>
        StaffPage.Write(new DeskPage(context, visit, desk), [.. await staff.Ours(visit.Who)], done);
}

/// <summary>What became of a form about staff.</summary>
internal sealed record StaffDone
{
    public bool IsDone { get; init; }

    /// <summary>True: it waits for a second person.</summary>
    public bool IsAsked { get; init; }

    public Refusal? Refusal { get; init; }

    /// <summary>Lines of the CSV that are refused.</summary>
    public ImmutableArray<Refusal> Lines { get; init; } = [];

    /// <summary>What was typed and not taken.</summary>
    public NewStaff? Person { get; init; }

    public string Csv { get; init; } = "";
}
