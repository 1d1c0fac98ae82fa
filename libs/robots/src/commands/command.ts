/** What a robot can be told, as it stands on the `command` topic. */
export type RobotCommand =
  | {
      readonly name: 'ifttt_move_command';
      readonly params: { readonly waypoint_uuid: string; readonly action_id?: string };
    }
  | { readonly name: 'ifttt_animation_command'; readonly params: { readonly action_id: string } }
  | { readonly name: 'ifttt_dock_command'; readonly params: Record<string, never> };

/** @param animation id of an animation to play on arrival */
export function moveCommand(placeId: string, animation?: string): RobotCommand {
  return {
    name: 'ifttt_move_command',
    params: { waypoint_uuid: placeId, ...(animation === undefined ? {} : { action_id: animation }) },
  };
}

/** @param animation its id */
export function animationCommand(animation: string): RobotCommand {
  return { name: 'ifttt_animation_command', params: { action_id: animation } };
}

export function dockCommand(): RobotCommand {
  return { name: 'ifttt_dock_command', params: {} };
}
